import base from './test/runner/web-test-runner.config.mjs';
export default {...base, testsFinishTimeout: 40000, middleware:[...(base.middleware||[]), (ctx,next)=>{ if(ctx.path==='/__test__'){ console.error('T', decodeURIComponent(ctx.querystring)); ctx.body='x'; return;} return next();}]};
