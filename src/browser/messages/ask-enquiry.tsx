/** Where a pupil asks the teachers of a course: a short text below a lesson or an exercise. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import { useViewer } from '#browser/viewer.ts'

/** Few ask, and who does needs a line anyway: nobody carries it before. */
const loadForm = () => import('./ask-form.tsx').then(({ AskForm }) => AskForm)

export interface AskEnquiryProps {
  about: { readonly kind: 'resources' | 'assignments'; readonly id: string }
}

export function AskEnquiry({ about }: AskEnquiryProps) {
  const viewer = useViewer()
  const words = useWords('enquiry').ask
  const [isOpen, setOpen] = useState(false)
  const { Part: AskForm, isMissing } = useLatePart(loadForm, isOpen)
  const isPupil = viewer.state === 'known' && viewer.me.schools.some((school) => school.isPupil)
  if (!isPupil) return null
  return (
    <div class="no-print">
      <Disclosure label={words.open} onToggle={setOpen}>
        {AskForm !== null && <AskForm path={`/api/${about.kind}/${about.id}/enquiries`} />}
        {AskForm === null && isMissing && <Notice kind="attention" live title={words.needsLine} />}
      </Disclosure>
    </div>
  )
}
