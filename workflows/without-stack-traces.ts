/**
 * The SDK keeps a stack trace for every promise that a workflow makes, mapped to its source line by line: a quarter of
 * the workflow thread's time, for a query that nobody here asks. One frame is left, so that an error says where it was
 * thrown. It has to be said while the sandbox is being made; later its globals are frozen (`preloadModules`).
 */
Error.stackTraceLimit = 1;
