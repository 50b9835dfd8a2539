type Close = () => Promise<unknown>;

/** What a process has opened, to be closed in reverse. */
export class OpenResources {
  private readonly closers: Close[] = [];

  add<Resource>(resource: Resource, close: (resource: Resource) => Promise<unknown>): Resource {
    this.closers.push(() => close(resource));
    return resource;
  }

  /** Closes each once, also when it is called again. */
  async close(): Promise<void> {
    for (let close = this.closers.pop(); close !== undefined; close = this.closers.pop()) await close();
  }
}
