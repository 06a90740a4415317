import type {Strings} from './en.js';

/** The interface's texts in Portuguese, as in Brazil. */
export const strings: Strings = {
  loading: 'Carregando…',
  empty: 'Ainda não há nada aqui.',
  failed: 'Desculpe, não é possível mostrar esta parte da página agora.',
  retry: 'Tentar novamente',
  expandAll: 'Expandir tudo',
  collapseAll: 'Recolher tudo',
  table: 'Tabela',
  backToText: 'Voltar ao texto',
  topics: 'Tópicos',
  copyLink: 'Copiar link:',
  copied: 'Copiado',
  address: 'Link para esta pergunta',
  search: 'Pesquisar nas perguntas',
  clearSearch: 'Limpar a pesquisa',
  noMatches: 'Nenhuma pergunta encontrada.',
  matches: {
    one: '{count} pergunta encontrada',
    many: '{count} de perguntas encontradas',
    other: '{count} perguntas encontradas',
  },
  helpful: 'Isso foi útil?',
  yes: 'Sim',
  no: 'Não',
  thanks: 'Agradecemos a sua resposta.',
};
