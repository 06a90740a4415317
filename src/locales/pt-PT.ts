import type {Strings} from './en.js';

/** The interface's texts in Portuguese, as in Portugal. */
export const strings: Strings = {
  loading: 'A carregar…',
  empty: 'Ainda não há nada aqui.',
  failed: 'Lamentamos, mas não é possível mostrar esta parte da página neste momento.',
  retry: 'Tentar novamente',
  expandAll: 'Expandir tudo',
  collapseAll: 'Recolher tudo',
  table: 'Tabela',
  backToText: 'Voltar ao texto',
  topics: 'Tópicos',
  copyLink: 'Copiar ligação:',
  copied: 'Copiado',
  address: 'Ligação para esta pergunta',
  search: 'Pesquisar nas perguntas',
  clearSearch: 'Limpar a pesquisa',
  noMatches: 'Nenhuma pergunta encontrada.',
  matches: {
    one: '{count} pergunta encontrada',
    many: '{count} de perguntas encontradas',
    other: '{count} perguntas encontradas',
  },
  helpful: 'Isto foi útil?',
  yes: 'Sim',
  no: 'Não',
  thanks: 'Agradecemos a sua resposta.',
};
