import type { en } from './en/en.ts'

/** Every text of the app; another language has exactly the same ones, or it does not compile. */
export type Texts = typeof en
