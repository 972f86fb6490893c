/** What a head needs to decide: the child, the guardian, what links them, who else there is. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { childrenText } from '#browser/school/person-text.ts'
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

function ChooseLink(props: {
  link: GuardianshipRow
  keys: ReadonlySet<string>
  onKeys: (keys: ReadonlySet<string>) => void
}) {
  const { link, keys, onKeys } = props
  const words = useWords('head').guardians
  const key = linkKey(link)
  return (
    <CheckBox
      label={words.chooseOne({ guardian: fullName(link.guardian), pupil: fullName(link.pupil) })}
      hideLabel
      checked={keys.has(key)}
      onChecked={(checked) =>
        onKeys(new Set(checked ? [...keys, key] : [...keys].filter((other) => other !== key)))
      }
    />
  )
}

const nameOf = (guardian: GuardianshipRow['guardian']): string =>
  [guardian.civility, fullName(guardian)].filter(Boolean).join(' ')

/** The people of a link: the child, its class, the guardian. */
function usePeopleColumns(): readonly Column<GuardianshipRow>[] {
  const words = useWords('head').guardians
  const tellingOf = (guardian: GuardianshipRow['guardian']): string => {
    const children = childrenText(guardian)
    const also = children === '' ? null : words.alsoOf({ children })
    return [also, guardian.commune].filter(Boolean).join(' · ')
  }
  return [
    {
      key: 'pupil',
      header: words.columns.pupil,
      rowHeader: true,
      text: ({ pupil }) => fullName(pupil),
      cell: ({ pupil }) => (
        <>
          {fullName(pupil)}
          {pupil.ofAge && <span class="link-of-age">{words.ofAge}</span>}
        </>
      ),
      sort: ({ pupil }) => fullName(pupil),
    },
    {
      key: 'class',
      header: words.columns.className,
      text: ({ pupil }) => pupil.className ?? '–',
      sort: ({ pupil }) => pupil.className,
    },
    {
      key: 'guardian',
      header: words.columns.guardian,
      text: ({ guardian }) =>
        [nameOf(guardian), tellingOf(guardian)].filter((part) => part !== '').join(' · '),
      cell: ({ guardian }) => (
        <>
          {nameOf(guardian)}
          {tellingOf(guardian) !== '' && <span class="link-telling">{tellingOf(guardian)}</span>}
        </>
      ),
      sort: ({ guardian }) => fullName(guardian),
    },
  ]
}

/** What is known of the link itself: its kind, the child's other guardians, where it comes from. */
function useLinkColumns(): readonly Column<GuardianshipRow>[] {
  const words = useWords('head').guardians
  const format = useFormat()
  const kindOf = ({ kind }: GuardianshipRow): string =>
    known(words.kinds, kind ?? 'unknown') ?? kind ?? words.kinds.unknown
  const othersOf = ({ others }: GuardianshipRow): string =>
    others.length === 0
      ? words.noOther
      : format.list(
          others.map((other) => `${fullName(other)} (${words.otherRights[other.rights]})`),
        )
  const sourceOf = ({ source }: GuardianshipRow): string => known(words.sources, source) ?? source
  return [
    { key: 'kind', header: words.columns.kind, text: kindOf, sort: kindOf },
    { key: 'others', header: words.columns.others, text: othersOf, sort: othersOf },
    { key: 'source', header: words.columns.source, text: sourceOf, sort: sourceOf },
  ]
}

export function LinkTable({ rights, links, keys, onKeys }: LinkTableProps) {
  const words = useWords('head').guardians
  const format = useFormat()
  const choose: Column<GuardianshipRow> = {
    key: 'choose',
    header: words.columns.choose,
    control: true,
    text: () => '',
    cell: (link) => <ChooseLink link={link} keys={keys} onKeys={onKeys} />,
  }
  const decided: Column<GuardianshipRow> = {
    key: 'decided',
    header: words.columns.decided,
    text: ({ decidedAt }) => (decidedAt === null ? '–' : format.shortDay(decidedAt)),
    sort: ({ decidedAt }) => decidedAt,
  }
  const columns = [choose, ...usePeopleColumns(), ...useLinkColumns()]
  const chosenCount = links.filter((link) => keys.has(linkKey(link))).length
  return (
    <Table
      caption={words.caption[rights]}
      sort={{ key: 'pupil', way: 'up' }}
      dense
      copyable
      columns={rights === 'to_confirm' ? columns : [...columns, decided]}
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
