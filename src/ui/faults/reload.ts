/** Starts the page over; while a run goes, the browser asks first. */
export const reload = () => window.location.reload();
