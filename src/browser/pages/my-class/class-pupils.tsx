/** The pupils of a class: who has a card, a code to dictate, a card to make anew. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { AdjustmentsDialog } from '#browser/school/adjustments-dialog.tsx'
import type { ClassDetail } from '#contract/classes.ts'
import type { ClassPupil } from './class-pupil.ts'
import { DictateDialog } from './dictate-dialog.tsx'
import { ReissueDialog } from './reissue-dialog.tsx'

interface Asked {
  readonly act: 'dictate' | 'reissue' | 'adjust'
  readonly pupil: ClassPupil
}

function AskedDialog(props: {
  asked: Asked
  detail: ClassDetail
  onChange: () => void
  onClose: () => void
}) {
  const { asked, detail, onChange, onClose } = props
  const { act, pupil } = asked
  switch (act) {
    case 'dictate':
      return <DictateDialog pupil={pupil} onClose={onClose} />
    case 'reissue':
      return (
        <ReissueDialog pupil={pupil} classId={detail.id} onChange={onChange} onClose={onClose} />
      )
    case 'adjust': {
      const { givenName, familyName, id } = pupil
      const adjusted = { uai: detail.schoolUai, id, name: `${givenName} ${familyName}` }
      return <AdjustmentsDialog pupil={adjusted} onClose={onClose} />
    }
  }
}

export interface ClassPupilsProps {
  detail: ClassDetail
  /** Whether the viewer sets what is adjusted for these pupils. */
  adjusts: boolean
  onChange: () => void
}

export function ClassPupils({ detail, adjusts, onChange }: ClassPupilsProps) {
  const words = useWords('teach').classes
  const adjustment = useWords('adjustment')
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = (): void => setAsked(null)
  const columns: Column<ClassPupil>[] = [
    {
      key: 'pupil',
      header: words.pupil,
      text: (pupil) => `${pupil.familyName} ${pupil.givenName}`,
      sort: (pupil) => `${pupil.familyName} ${pupil.givenName}`,
    },
    {
      key: 'card',
      header: words.card,
      text: (pupil) => (pupil.hasCard ? words.hasCard : words.noCard),
      cell: (pupil) => (
        <span class="card-state">
          <Sign name={pupil.hasCard ? 'check' : 'attention'} />
          {pupil.hasCard ? words.hasCard : words.noCard}
        </span>
      ),
      sort: (pupil) => Number(pupil.hasCard),
    },
    {
      key: 'acts',
      header: words.acts,
      control: true,
      text: () => '',
      cell: (pupil) => {
        const of = (
          <span class="for-screen-readers"> {`${pupil.givenName} ${pupil.familyName}`}</span>
        )
        return (
          <span class="class-acts">
            <Button onClick={() => setAsked({ act: 'dictate', pupil })}>
              <span class="act-long">{words.dictate}</span>
              <span class="act-short">{words.short.dictate}</span>
              {of}
            </Button>
            <Button onClick={() => setAsked({ act: 'reissue', pupil })}>
              <span class="act-long">{words.reissue}</span>
              <span class="act-short">{words.short.reissue}</span>
              {of}
            </Button>
            {adjusts && (
              <Button onClick={() => setAsked({ act: 'adjust', pupil })}>
                {adjustment.setShort}
                {of}
              </Button>
            )}
          </span>
        )
      },
    },
  ]
  return (
    <>
      <div class="class-pupils">
        <Table
          caption={words.pupils}
          dense
          columns={columns}
          rows={detail.pupils}
          rowKey={(pupil) => pupil.id}
          sort={{ key: 'pupil', way: 'up' }}
        />
      </div>
      {asked && <AskedDialog asked={asked} detail={detail} onChange={onChange} onClose={close} />}
    </>
  )
}
