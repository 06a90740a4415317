import type {Strings} from './en.js';

/** The interface's texts in Korean. */
export const strings: Strings = {
  loading: '불러오는 중…',
  empty: '아직 내용이 없습니다.',
  failed: '죄송합니다. 페이지의 이 부분을 지금은 표시할 수 없습니다.',
  retry: '다시 시도',
  expandAll: '모두 펼치기',
  collapseAll: '모두 접기',
  table: '표',
  backToText: '본문으로 돌아가기',
  topics: '주제',
  copyLink: '링크 복사:',
  copied: '복사했습니다',
  address: '이 질문의 링크',
  search: '질문 검색',
  clearSearch: '검색어 지우기',
  noMatches: '일치하는 질문이 없습니다.',
  matches: {other: '일치하는 질문 {count}개'},
  helpful: '도움이 되었나요?',
  yes: '예',
  no: '아니요',
  thanks: '감사합니다.',
};
