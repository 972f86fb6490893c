/** Whose cards are on the sheet: chosen for printing, reissued or revoked one by one. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Menu } from '#browser/parts/menu.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import type { ClassCardPrint, ClassCards } from '#contract/cards.ts'
import { OneCardDialog } from './one-card-dialog.tsx'

export interface CardTableProps {
  sheet: ClassCards
  classId: string
  /** Pupils whose cards are not to be printed now. */
  left: ReadonlySet<string>
  onLeft: (left: ReadonlySet<string>) => void
  onSheet: (sheet: ClassCards) => void
}

interface Asked {
  readonly act: 'reissue' | 'revoke'
  readonly card: ClassCardPrint
}

const nameOf = (card: ClassCardPrint): string => `${card.givenName} ${card.familyName}`

interface RowActs {
  left: ReadonlySet<string>
  onChoose: (pupilId: string, isChosen: boolean) => void
  onOnly: (pupilId: string) => void
  onAsk: (asked: Asked) => void
}

function CardMenu({ card, acts }: { card: ClassCardPrint; acts: RowActs }) {
  const words = useWords('paper').cards
  return (
    <Menu
      label={words.actsOf({ name: nameOf(card) })}
      signOnly
      items={[
        { label: words.onlyThis, sign: 'print', onSelect: () => acts.onOnly(card.pupilId) },
        { label: words.reissue, onSelect: () => acts.onAsk({ act: 'reissue', card }) },
        { label: words.revoke, danger: true, onSelect: () => acts.onAsk({ act: 'revoke', card }) },
      ]}
    />
  )
}

function useCardColumns(acts: RowActs): readonly Column<ClassCardPrint>[] {
  const words = useWords('paper').cards
  const format = useFormat()
  return [
    {
      key: 'print',
      header: words.columns.print,
      control: true,
      text: () => '',
      cell: (card) => (
        <CheckBox
          label={words.printOne({ name: nameOf(card) })}
          hideLabel
          checked={!acts.left.has(card.pupilId)}
          onChecked={(checked) => acts.onChoose(card.pupilId, checked)}
        />
      ),
    },
    {
      key: 'name',
      header: words.columns.name,
      rowHeader: true,
      text: (card) => `${card.familyName} ${card.givenName}`,
      sort: (card) => `${card.familyName} ${card.givenName}`,
    },
    {
      key: 'issued',
      header: words.columns.issued,
      text: (card) => format.shortDay(card.issuedAt),
      sort: (card) => card.issuedAt,
    },
    {
      key: 'acts',
      header: words.columns.acts,
      control: true,
      text: () => '',
      cell: (card) => <CardMenu card={card} acts={acts} />,
    },
  ]
}

export function CardTable({ sheet, classId, left, onLeft, onSheet }: CardTableProps) {
  const words = useWords('paper').cards
  const [asked, setAsked] = useState<Asked | null>(null)
  const { cards } = sheet
  const all = cards.length
  const allIds = cards.map(({ pupilId }) => pupilId)
  const columns = useCardColumns({
    left,
    onChoose: (pupilId, isChosen) =>
      onLeft(new Set(isChosen ? [...left].filter((id) => id !== pupilId) : [...left, pupilId])),
    onOnly: (pupilId) => onLeft(new Set(allIds.filter((id) => id !== pupilId))),
    onAsk: setAsked,
  })
  return (
    <>
      <Table
        caption={words.caption}
        dense
        columns={columns}
        rows={cards}
        rowKey={(card) => card.pupilId}
        tools={
          <CheckBox
            label={words.chosen({ count: all - left.size, total: all })}
            checked={left.size === 0}
            mixed={left.size > 0 && left.size < all}
            onChecked={(checked) => onLeft(new Set(checked ? [] : allIds))}
          />
        }
      />
      {asked && (
        <OneCardDialog
          {...asked}
          classId={classId}
          name={nameOf(asked.card)}
          onClose={() => setAsked(null)}
          onReissued={(card) => {
            const next = cards.map((one) => (one.pupilId === card.pupilId ? card : one))
            onSheet({ ...sheet, cards: next })
          }}
          onRevoked={(pupilId) =>
            onSheet({ ...sheet, cards: cards.filter((one) => one.pupilId !== pupilId) })
          }
        />
      )}
    </>
  )
}
