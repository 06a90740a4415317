import welearn from './welearn.js';

export default {plugins: [welearn()]};
