import { linkTexts } from '../../shared/texts/links.ts'
import { AuthPage } from './auth-page.tsx'
import { PageLink } from './page-link.tsx'

/** For a page that a link in a message leads to, without what the link carries. */
export function IncompleteLinkPage() {
  const texts = linkTexts()
  return (
    <AuthPage title={texts.incomplete.title} footer={<PageLink to="/">{texts.toTasks}</PageLink>}>
      <p>{texts.incomplete.text}</p>
    </AuthPage>
  )
}
