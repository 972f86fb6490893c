/** The links of a school by decision and class: the first page, and further ones on demand. */
import { useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { type Loaded, useLoad } from '#browser/api/use-load.ts'
import type { GuardianRights, GuardianshipRow } from '#contract/people.ts'

export interface LinksPage {
  readonly links: readonly GuardianshipRow[]
  readonly counts: {
    readonly toConfirm: number
    readonly confirmed: number
    readonly blocked: number
  }
  readonly next: string | null
}

export interface LinksWish {
  readonly rights: GuardianRights
  /** Empty: all classes. */
  readonly classId: string
}

export interface HeldLinks {
  readonly loaded: Loaded<LinksPage>
  readonly moreRefusal: ApiRefusal | null
  readonly more: (page: LinksPage) => void
}

const ask = (uai: string, wish: LinksWish, after: string | undefined, signal?: AbortSignal) =>
  callApi<LinksPage>(`/api/schools/${uai}/guardianships`, {
    query: { rights: wish.rights, classId: wish.classId || undefined, after },
    signal,
  })

export function useLinks(uai: string, wish: LinksWish): HeldLinks {
  const loaded = useLoad(`guardians ${uai} ${wish.rights} ${wish.classId}`, (signal) =>
    ask(uai, wish, undefined, signal),
  )
  const [moreRefusal, setMoreRefusal] = useState<ApiRefusal | null>(null)
  const more = (page: LinksPage): void => {
    if (page.next === null) return
    setMoreRefusal(null)
    void ask(uai, wish, page.next).then((answer) => {
      if (!answer.ok) setMoreRefusal(answer.refusal)
      else loaded.replace({ ...answer.value, links: [...page.links, ...answer.value.links] })
    })
  }
  return { loaded, moreRefusal, more }
}
