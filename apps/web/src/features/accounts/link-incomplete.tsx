import { linkTexts } from '../../shared/texts/links.ts'
import { AccountPage } from './account-page.tsx'
import { PageLink } from './page-link.tsx'

/** For a page that a link in a message leads to, without what the link carries. */
export function LinkIncomplete() {
  const texts = linkTexts()
  return (
    <AccountPage title={texts.incomplete.title} foot={<PageLink to="/">{texts.toTasks}</PageLink>}>
      <p>{texts.incomplete.text}</p>
    </AccountPage>
  )
}
