/** Changes whenever a count could come out differently: the window is then recomputed, so no version looks like drift. */
export const measuresVersion = '14';
