import type {Strings} from './en.js';

/** The interface's texts in Japanese. */
export const strings: Strings = {
  loading: '読み込み中…',
  empty: 'まだ何もありません。',
  failed: '申し訳ありませんが、ページのこの部分は現在表示できません。',
  retry: 'もう一度試す',
  expandAll: 'すべて開く',
  collapseAll: 'すべて閉じる',
  table: '表',
  backToText: '本文に戻る',
  topics: 'トピック',
  copyLink: 'リンクをコピー：',
  copied: 'コピーしました',
  address: 'この質問へのリンク',
  search: '質問を検索',
  clearSearch: '検索をクリア',
  noMatches: '該当する質問はありません。',
  matches: {other: '該当する質問：{count}件'},
  helpful: 'この回答は役に立ちましたか？',
  yes: 'はい',
  no: 'いいえ',
  thanks: 'ありがとうございます。',
};
