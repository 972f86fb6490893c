/** Tells the journal and the operator's live view of the same traffic. */
import type { TrafficWatch } from '#engine/http/traffic-watch.ts'
import type { WatchedTraffic } from '#engine/http/watch-traffic.ts'

type Watched = Pick<WatchedTraffic, 'counts' | 'stopping'>

export interface ToldTraffic {
  readonly watch: TrafficWatch
  readonly onWatched: (traffic: Watched) => void
}

/** Receipts are the journal's to give; null: it is switched off, and there are none. */
export function joinTraffic(
  journal: ToldTraffic | null,
  view: ToldTraffic,
): ToldTraffic & { stopping(): void } {
  let watched: Watched | null = null
  const watch: TrafficWatch =
    journal === null
      ? view.watch
      : {
          receiptHeader: journal.watch.receiptHeader,
          receiptOf: (call, status) => journal.watch.receiptOf(call, status),
          seeCall(call) {
            journal.watch.seeCall(call)
            view.watch.seeCall(call)
          },
          seeConnection(connection) {
            journal.watch.seeConnection(connection)
            view.watch.seeConnection(connection)
          },
        }
  return {
    watch,
    onWatched(traffic) {
      watched = traffic
      journal?.onWatched(traffic)
      view.onWatched(traffic)
    },
    /** What ends from now on ends because this process stops. */
    stopping: () => watched?.stopping(),
  }
}
