import type {Strings} from './en.js';

/** The interface's texts in Turkish. */
export const strings: Strings = {
  loading: 'Yükleniyor…',
  empty: 'Burada henüz bir şey yok.',
  failed: 'Üzgünüz, sayfanın bu bölümü şu anda gösterilemiyor.',
  retry: 'Tekrar dene',
  expandAll: 'Tümünü aç',
  collapseAll: 'Tümünü kapat',
  table: 'Tablo',
  backToText: 'Metne dön',
  topics: 'Konular',
  copyLink: 'Bağlantıyı kopyala:',
  copied: 'Kopyalandı',
  address: 'Bu sorunun bağlantısı',
  search: 'Sorularda ara',
  clearSearch: 'Aramayı temizle',
  noMatches: 'Eşleşen soru yok.',
  matches: {one: '{count} soru eşleşiyor', other: '{count} soru eşleşiyor'},
  helpful: 'Bu yararlı oldu mu?',
  yes: 'Evet',
  no: 'Hayır',
  thanks: 'Teşekkür ederiz.',
};
