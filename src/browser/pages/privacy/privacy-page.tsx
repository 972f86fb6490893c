/** What is kept, why and how long, in words that a family can check. */
import { useWords } from '#browser/catalogue/speech.ts'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { Table } from '#browser/parts/table.tsx'
import { TextSection } from '#browser/parts/text-section.tsx'
import './privacy.css'

export function PrivacyPage() {
  const words = useWords('privacy')
  return (
    <PageShell title={words.privacyTitle} intro={words.privacyIntro}>
      <div class="stack stack-wide">
        <div class="privacy-kept">
          <Table
            caption={words.keptCaption}
            rows={words.kept}
            rowKey={(row) => row.what}
            columns={[
              { key: 'what', header: words.keptWhat, text: (row) => row.what },
              { key: 'why', header: words.keptWhy, text: (row) => row.why },
              { key: 'long', header: words.keptLong, text: (row) => row.long },
            ]}
          />
        </div>
        <TextSection title={words.notDoneTitle} lines={words.notDone} list />
        <TextSection title={words.cookieTitle} lines={[words.cookieText]} />
        <TextSection title={words.whoSeesTitle} lines={words.whoSees} list />
        <TextSection title={words.rightsTitle} lines={words.rights} />
      </div>
    </PageShell>
  )
}
