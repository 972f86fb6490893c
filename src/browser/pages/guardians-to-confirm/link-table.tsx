/** What a head needs to decide: the child, the guardian, what links them, who else there is. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import type { GuardianRights, GuardianshipRow } from '#contract/people.ts'
import { linkKey } from './link-list.ts'

export interface LinkTableProps {
  rights: GuardianRights
  links: readonly GuardianshipRow[]
  keys: ReadonlySet<string>
  onKeys: (keys: ReadonlySet<string>) => void
}

const fullName = (person: { givenName: string; familyName: string }): string =>
  `${person.familyName} ${person.givenName}`

function known<Key extends string, Word>(
  words: Readonly<Record<Key, Word>>,
  key: string,
): Word | null {
  return Object.hasOwn(words, key) ? words[key as Key] : null
}

export function LinkTable({ rights, links, keys, onKeys }: LinkTableProps) {
  const words = useWords('head').guardians
  const format = useFormat()
  const { columns: heads } = words
  const kindOf = (kind: string | null): string =>
    known(words.kinds, kind ?? 'unknown') ?? kind ?? words.kinds.unknown
  const choose = (link: GuardianshipRow, isChosen: boolean): void => {
    const next = new Set(keys)
    if (isChosen) next.add(linkKey(link))
    else next.delete(linkKey(link))
    onKeys(next)
  }
  const othersOf = (link: GuardianshipRow): string =>
    link.others.length === 0
      ? words.noOther
      : format.list(
          link.others.map((other) => `${fullName(other)} (${words.otherRights[other.rights]})`),
        )
  const columns: Column<GuardianshipRow>[] = [
    {
      key: 'choose',
      header: heads.choose,
      control: true,
      text: () => '',
      cell: (link) => (
        <CheckBox
          label={words.chooseOne({
            guardian: fullName(link.guardian),
            pupil: fullName(link.pupil),
          })}
          hideLabel
          checked={keys.has(linkKey(link))}
          onChecked={(checked) => choose(link, checked)}
        />
      ),
    },
    {
      key: 'pupil',
      header: heads.pupil,
      rowHeader: true,
      text: (link) => fullName(link.pupil),
      cell: (link) => (
        <>
          {fullName(link.pupil)}
          {link.pupil.ofAge && <span class="link-of-age">{words.ofAge}</span>}
        </>
      ),
      sort: (link) => fullName(link.pupil),
    },
    {
      key: 'class',
      header: heads.className,
      text: (link) => link.pupil.className ?? '–',
      sort: (link) => link.pupil.className,
    },
    {
      key: 'guardian',
      header: heads.guardian,
      text: (link) => [link.guardian.civility, fullName(link.guardian)].filter(Boolean).join(' '),
      sort: (link) => fullName(link.guardian),
    },
    {
      key: 'kind',
      header: heads.kind,
      text: (link) => kindOf(link.kind),
      sort: (link) => kindOf(link.kind),
    },
    { key: 'others', header: heads.others, text: othersOf, sort: othersOf },
    {
      key: 'source',
      header: heads.source,
      text: (link) => known(words.sources, link.source) ?? link.source,
      sort: (link) => link.source,
    },
  ]
  if (rights !== 'to_confirm') {
    columns.push({
      key: 'decided',
      header: heads.decided,
      text: (link) => (link.decidedAt === null ? '–' : format.shortDay(link.decidedAt)),
      sort: (link) => link.decidedAt,
    })
  }
  const chosenCount = links.filter((link) => keys.has(linkKey(link))).length
  return (
    <Table
      caption={words.caption[rights]}
      sort={{ key: 'pupil', way: 'up' }}
      dense
      copyable
      columns={columns}
      rows={links}
      rowKey={linkKey}
      tools={
        <CheckBox
          label={words.chooseAll}
          checked={links.length > 0 && chosenCount === links.length}
          mixed={chosenCount > 0 && chosenCount < links.length}
          onChecked={(checked) => onKeys(new Set(checked ? links.map(linkKey) : []))}
        />
      }
    />
  )
}
