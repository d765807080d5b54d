declare module 'ncalayer-js-client' {
  /** What this project uses of it: the library brings no types. */
  export class NCALayerClient {
    static readonly basicsStorageAll: null;
    static readonly basicsCMSParamsDetached: object;
    static readonly basicsSignerSignAny: object;
    static readonly fileStorageType: string;
    readonly isKmd: boolean;
    /** Where the program of another maker would answer. */
    kmdHttpApiUrl: string;
    readonly wsConnection: { close(): void } | null;
    constructor(url?: string, allowKmdHttpApi?: boolean);
    connect(): Promise<string>;
    basicsSignCMS(
      storages: null,
      data: string | readonly string[],
      signing: object,
      signer: object,
      locale?: string,
    ): Promise<unknown>;
    createCAdESFromBase64(storage: string, data: string): Promise<unknown>;
  }
}
