/** The topic under which news of an assignment is announced: who has it, what was handed in, its marks. */
export const assignmentTopic = 'assignment'
