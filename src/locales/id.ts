import type {Strings} from './en.js';

/** The interface's texts in Indonesian. */
export const strings: Strings = {
  loading: 'Memuat…',
  empty: 'Belum ada apa-apa di sini.',
  failed: 'Maaf, bagian halaman ini tidak dapat ditampilkan saat ini.',
  retry: 'Coba lagi',
  expandAll: 'Buka semua',
  collapseAll: 'Tutup semua',
  table: 'Tabel',
  backToText: 'Kembali ke teks',
  topics: 'Topik',
  copyLink: 'Salin tautan:',
  copied: 'Disalin',
  address: 'Tautan ke pertanyaan ini',
  search: 'Cari di pertanyaan',
  clearSearch: 'Hapus pencarian',
  noMatches: 'Tidak ada pertanyaan yang cocok.',
  matches: {other: '{count} pertanyaan cocok'},
  helpful: 'Apakah ini membantu?',
  yes: 'Ya',
  no: 'Tidak',
  thanks: 'Terima kasih.',
};
