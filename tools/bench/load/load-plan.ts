/**
 * What a load is, as plain data that travels from the bench to the generator: calls as bytes, a
 * rate, a time. Every number has a bound: the generator runs beside other people's work.
 */

export const connectionsMax = 2_000
export const ratePerSecondMax = 100_000
export const secondsMax = 60
/** Calls of one run, counted or not. */
export const callsMax = 2_000_000

/** Seven signs in a body or a path that every call replaces by a number of its own, counting up. */
export const countMark = '~count~'

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What one generator sends, always to 127.0.0.1. */
export interface Target {
  readonly port: number
  readonly connections: number
  /** Sent in turn. */
  readonly calls: readonly Call[]
  /** Texts whose presence in a body is counted, by the name that the result gives them. */
  readonly watchFor?: Readonly<Record<string, string>>
  /** A call that waits longer counts as lost. */
  readonly timeoutMs: number
}

export interface RunPlan {
  /** Arrivals, whatever the server does with them; null: every connection asks again and again. */
  readonly ratePerSecond: number | null
  /** `poisson`: as people come, each for themselves. */
  readonly spacing: 'even' | 'poisson'
  /** At the same rate, not counted. */
  readonly warmUpSeconds: number
  readonly seconds: number
  readonly seed: number
}

export interface RunResult {
  /** Answers with 2xx within the counted time, a second. */
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /** Calls whose moment lay in the counted time. */
  readonly offered: number
  /** Of those: answers by status. */
  readonly statuses: Readonly<Record<string, number>>
  /** Of those: answers whose body held what was watched for. */
  readonly watched: Readonly<Record<string, number>>
  /** Of those: never answered, because the connection broke, or time was over. */
  readonly lost: number
  readonly generator: GeneratorState
}

/** How the generator itself fared. */
export interface GeneratorState {
  /** Share of one core that it used. */
  readonly cpuShare: number
  /** How late it noticed that a call was due; p99. */
  readonly latenessP99Ms: number
}

/** Throws where a plan is beyond the bounds. */
export function checkPlan(target: Target, plan: RunPlan): void {
  const wrong =
    outside(target.connections, 1, connectionsMax, 'connections') ??
    outside(target.calls.length, 1, callsMax, 'calls') ??
    outside(target.port, 1, 65_535, 'port') ??
    outside(plan.ratePerSecond ?? 1, 0.1, ratePerSecondMax, 'ratePerSecond') ??
    outside(plan.warmUpSeconds + plan.seconds, 0.1, secondsMax, 'seconds') ??
    outside((plan.ratePerSecond ?? 0) * plan.seconds, 0, callsMax, 'calls of the run')
  if (wrong !== null) throw new Error(wrong)
}

function outside(value: number, min: number, max: number, name: string): string | null {
  return value >= min && value <= max ? null : `${name} must lie between ${min} and ${max}`
}

/**
 * Whether the server follows: as many come out as went in, but for this share, which lies on the way.
 * Counted against what was offered: people who come by themselves are now more and now fewer.
 */
export function isFollowed(
  { offered, perSecond }: Pick<RunResult, 'offered' | 'perSecond'>,
  seconds: number,
): boolean {
  return perSecond * seconds >= offered * followedShare
}

const followedShare = 0.97

/** A core is full before its last percent; beyond this the generator measures itself. */
const cpuShareMax = 0.95
/** Beats that are this late are no beats: the machine was too busy to send in time. */
const latenessMaxMs = 25

/** Why a run says more about the generator than about the server; null where it does not. */
export function whyVoided(state: GeneratorState): string | null {
  if (state.cpuShare > cpuShareMax) {
    return `the generator used ${Math.round(state.cpuShare * 100)} % of a core`
  }
  if (state.latenessP99Ms > latenessMaxMs) {
    return `the generator sent ${Math.round(state.latenessP99Ms)} ms late (p99)`
  }
  return null
}

/** Calls that were no success, by the status they were given, and `none` for those without an answer. */
export function failuresOf({
  lost,
  statuses,
}: Pick<RunResult, 'lost' | 'statuses'>): Record<string, number> {
  const given = Object.entries(statuses).filter(([status]) => !status.startsWith('2'))
  return Object.fromEntries(lost === 0 ? given : [...given, ['none', lost]])
}
