/** How far from its minute an overnight pass still counts, for the device that shows it and the door. */

/** So long before and after: clocks are a little off. */
export const passToleranceMs = 60_000
