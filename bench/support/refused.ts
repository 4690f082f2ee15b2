// A benchmark that cannot run here, with what to do about it as its message.
export class BenchRefused extends Error {}
