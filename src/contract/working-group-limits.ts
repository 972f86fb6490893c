/** Bounds of small groups and of choosing pupils; apart, so that pages go without schemas. */
export const workingGroupsMax = 20
export const workingGroupNameMax = 40
/** Pupils of one group, of one assignment to some, of one signature request to some. */
export const chosenPupilsMax = 200
