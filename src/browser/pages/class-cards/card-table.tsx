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

export function CardTable({ sheet, classId, left, onLeft, onSheet }: CardTableProps) {
  const words = useWords('paper').cards
  const format = useFormat()
  const [asked, setAsked] = useState<Asked | null>(null)
  const choose = (pupilId: string, isChosen: boolean): void => {
    const next = new Set(left)
    if (isChosen) next.delete(pupilId)
    else next.add(pupilId)
    onLeft(next)
  }
  const all = sheet.cards.length
  const columns: readonly Column<ClassCardPrint>[] = [
    {
      key: 'print',
      header: words.columns.print,
      control: true,
      text: () => '',
      cell: (card) => (
        <CheckBox
          label={words.printOne({ name: nameOf(card) })}
          hideLabel
          checked={!left.has(card.pupilId)}
          onChecked={(checked) => choose(card.pupilId, checked)}
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
      cell: (card) => (
        <Menu
          label={words.actsOf({ name: nameOf(card) })}
          signOnly
          items={[
            {
              label: words.onlyThis,
              sign: 'print',
              onSelect: () =>
                onLeft(
                  new Set(
                    sheet.cards
                      .map(({ pupilId }) => pupilId)
                      .filter((pupilId) => pupilId !== card.pupilId),
                  ),
                ),
            },
            { label: words.reissue, onSelect: () => setAsked({ act: 'reissue', card }) },
            {
              label: words.revoke,
              danger: true,
              onSelect: () => setAsked({ act: 'revoke', card }),
            },
          ]}
        />
      ),
    },
  ]
  return (
    <>
      <Table
        caption={words.caption}
        dense
        columns={columns}
        rows={sheet.cards}
        rowKey={(card) => card.pupilId}
        tools={
          <CheckBox
            label={words.chosen({ count: all - left.size, total: all })}
            checked={left.size === 0}
            mixed={left.size > 0 && left.size < all}
            onChecked={(checked) =>
              onLeft(new Set(checked ? [] : sheet.cards.map(({ pupilId }) => pupilId)))
            }
          />
        }
      />
      {asked && (
        <OneCardDialog
          {...asked}
          classId={classId}
          name={nameOf(asked.card)}
          onClose={() => setAsked(null)}
          onReissued={(card) =>
            onSheet({
              ...sheet,
              cards: sheet.cards.map((one) => (one.pupilId === card.pupilId ? card : one)),
            })
          }
          onRevoked={(pupilId) =>
            onSheet({ ...sheet, cards: sheet.cards.filter((one) => one.pupilId !== pupilId) })
          }
        />
      )}
    </>
  )
}
