/** The styles that come with Lectern. */
export const bundledStyles = ['apa', 'chicago-author-date', 'harvard1', 'ieee', 'vancouver']
