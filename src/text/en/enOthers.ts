import type { OthersMessages } from '../AsideMessages.ts';

/** English for other guides and the search. */
export const enOthers: OthersMessages = {
  others: 'Other guides that fit',
  othersNone: 'No other guide fits this run.',
  ruledOut: 'Ruled out',
  ruledOutBy: ({ guide, symptom }) => `${guide}. Seen here: ${symptom}`,
  missing: ({ guide, symptom }) => `${guide}. Not seen here: ${symptom}`,
  search: 'Search the guides',
  searchHint: 'An error code, or a few words',
  searchResults: ({ count, query }, f) =>
    f.plural(count, {
      zero: `No guide found for “${query}”.`,
      one: `One guide found for “${query}”.`,
      other:
        count === 0 ? `No guide found for “${query}”.` : `${f.number(count)} guides found for “${query}”.`,
    }),
  allGuides: 'All guides',
  recentSearches: 'Recent searches',
  clearRecent: 'Clear',
  searchNames: '',
};
