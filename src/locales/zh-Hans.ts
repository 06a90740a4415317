import type {Strings} from './en.js';

/** The interface's texts in Simplified Chinese. */
export const strings: Strings = {
  loading: '正在加载…',
  empty: '这里还没有内容。',
  failed: '抱歉，页面的这一部分暂时无法显示。',
  retry: '重试',
  expandAll: '全部展开',
  collapseAll: '全部收起',
  table: '表格',
  backToText: '返回正文',
  topics: '主题',
  copyLink: '复制链接：',
  copied: '已复制',
  address: '此问题的链接',
  search: '搜索问题',
  clearSearch: '清除搜索',
  noMatches: '没有匹配的问题。',
  matches: {other: '{count} 个匹配的问题'},
  helpful: '这对您有帮助吗？',
  yes: '是',
  no: '否',
  thanks: '谢谢。',
};
