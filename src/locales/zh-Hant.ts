import type {Strings} from './en.js';

/** The interface's texts in Traditional Chinese. */
export const strings: Strings = {
  loading: '正在載入…',
  empty: '這裡還沒有內容。',
  failed: '抱歉，頁面的這一部分暫時無法顯示。',
  retry: '再試一次',
  expandAll: '全部展開',
  collapseAll: '全部收合',
  table: '表格',
  backToText: '返回內文',
  topics: '主題',
  copyLink: '複製連結：',
  copied: '已複製',
  address: '這個問題的連結',
  search: '搜尋問題',
  clearSearch: '清除搜尋',
  noMatches: '沒有相符的問題。',
  matches: {other: '{count} 個相符的問題'},
  helpful: '這對您有幫助嗎？',
  yes: '是',
  no: '否',
  thanks: '謝謝。',
};
