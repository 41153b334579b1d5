/** Languages that quick add reads. */
export const quickAddLanguages = ['en', 'de'] as const
export type QuickAddLanguage = (typeof quickAddLanguages)[number]
