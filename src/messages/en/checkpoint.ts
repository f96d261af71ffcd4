/** Messages on checkpoints and how a run resumes. */

export const checkpointMessages = {};
