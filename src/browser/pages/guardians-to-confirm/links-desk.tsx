/** The table of links with its boxes, and the acts on those that are chosen. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Bench } from '#browser/drawings/bench.tsx'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { SearchField } from '#browser/parts/search-field.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import { matchesSearch } from '#browser/teach/matches-search.ts'
import type { ClassSummary } from '#contract/classes.ts'
import type { GuardianRights, GuardianshipRow } from '#contract/people.ts'
import { CardsStillOpen } from './cards-still-open.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { decideLinks } from './decide-links.ts'
import { linkKey } from './link-list.ts'
import { LinkTable } from './link-table.tsx'
import type { HeldLinks, LinksPage, LinksWish } from './use-links.ts'

export interface LinksDeskProps {
  school: MySchool
  wish: LinksWish
  onWish: (wish: LinksWish) => void
  page: LinksPage
  held: HeldLinks
  classes: readonly ClassSummary[]
}

const decisionsOf: Readonly<Record<GuardianRights, readonly GuardianRights[]>> = {
  to_confirm: ['confirmed', 'blocked'],
  confirmed: ['blocked', 'to_confirm'],
  blocked: ['to_confirm', 'confirmed'],
}

function Acts(props: {
  rights: GuardianRights
  count: number
  onAsk: (decision: GuardianRights) => void
}) {
  const words = useWords('head').guardians
  const label = { confirmed: words.confirm, blocked: words.block, to_confirm: words.putBack }
  return (
    <div class="link-acts no-print">
      <p aria-live="polite">{words.chosen({ count: props.count })}</p>
      {decisionsOf[props.rights].map((decision) => (
        <Button
          key={decision}
          kind={decision === 'confirmed' ? 'primary' : 'quiet'}
          sign={decision === 'confirmed' ? 'check' : decision === 'blocked' ? 'lock' : 'back'}
          disabled={props.count === 0}
          onClick={() => props.onAsk(decision)}
        >
          {label[decision]}
        </Button>
      ))}
    </div>
  )
}

function Filters(
  props: Pick<LinksDeskProps, 'wish' | 'onWish' | 'classes'> & {
    search: string
    onSearch: (search: string) => void
  },
) {
  const words = useWords('head').guardians
  const { wish, onWish, classes, search, onSearch } = props
  return (
    <div class="link-filters">
      <SearchField label={words.search} value={search} onValue={onSearch} showLabel />
      <Select
        label={words.classFilter}
        value={wish.classId}
        placeholder={words.allClasses}
        onValue={(classId) => onWish({ ...wish, classId })}
        options={classes.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </div>
  )
}

export function LinksDesk({ school, wish, onWish, page, held, classes }: LinksDeskProps) {
  const words = useWords('head').guardians
  const general = useWords('general')
  const [search, setSearch] = useState('')
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<GuardianRights | null>(null)
  const [blocked, setBlocked] = useState<readonly GuardianshipRow[]>([])
  const shown = page.links.filter(({ guardian, pupil }) =>
    matchesSearch(search, [
      guardian.familyName,
      guardian.givenName,
      pupil.familyName,
      pupil.givenName,
      pupil.className ?? '',
    ]),
  )
  // What a search hides is not decided upon: nobody confirms what they do not see.
  const chosen = shown.filter((link) => keys.has(linkKey(link)))

  const undo = async (links: readonly GuardianshipRow[]): Promise<void> => {
    const answer = await decideLinks(school.uai, links, wish.rights)
    if (answer.ok) toast({ text: words.undone })
    else toast({ text: general.errorTitle, kind: 'danger' })
    setBlocked([])
    held.loaded.reload()
  }
  const settled = (decision: GuardianRights, changed: number): void => {
    const links = chosen
    setAsked(null)
    setKeys(new Set())
    if (decision === 'blocked') setBlocked(links)
    toast({
      text: words.done[decision]({ count: changed }),
      action: { label: general.undo, onAction: () => void undo(links) },
    })
    held.loaded.reload()
  }

  return (
    <div class="stack">
      {blocked.length > 0 && (
        <CardsStillOpen
          school={school}
          links={blocked}
          classes={classes}
          onClose={() => setBlocked([])}
        />
      )}
      <Filters wish={wish} onWish={onWish} classes={classes} search={search} onSearch={setSearch} />
      {page.links.length === 0 ? (
        <EmptyState drawing={<Bench />}>{words.empty[wish.rights]}</EmptyState>
      ) : (
        <>
          <Acts rights={wish.rights} count={chosen.length} onAsk={setAsked} />
          <LinkTable rights={wish.rights} links={shown} keys={keys} onKeys={setKeys} />
        </>
      )}
      {page.next !== null && (
        <div class="row">
          <Button onClick={() => held.more(page)}>{words.more}</Button>
        </div>
      )}
      {held.moreRefusal && (
        <ErrorView refusal={held.moreRefusal} onRetry={() => held.more(page)} live />
      )}
      {asked !== null && (
        <DecideDialog
          uai={school.uai}
          decision={asked}
          links={chosen}
          onDone={(changed) => settled(asked, changed)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}
