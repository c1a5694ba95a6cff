import type { HttpReply } from "../../../host/fetch-messages.ts";
import type { Originals } from "../originals.ts";
import type { Body } from "./bodies.ts";
import type { WebHeadersKit } from "./headers.ts";
import type { Streams } from "./streams.ts";
import type { WebDecoder } from "./text-decoder.ts";

interface Kit {
  headers: WebHeadersKit;
  streams: Streams;
  Decoder: WebDecoder;
}

/** Makes Response, whose body is read once. */
export function createResponses({ NativeTypeError, parse, Bytes }: Originals, kit: Kit) {
  const { BodyStream, isUsed } = kit.streams;
  let given: { url: string; reply: HttpReply; body: Body } | undefined;

  class WebResponse {
    readonly url: string;
    readonly status: number;
    readonly headers: InstanceType<WebHeadersKit["WebHeaders"]>;
    readonly body: InstanceType<Streams["BodyStream"]> | null;
    constructor() {
      if (given === undefined) throw new NativeTypeError("Illegal constructor");
      const { url, reply, body } = given;
      given = undefined;
      this.url = url;
      this.status = reply.status;
      this.headers = new kit.headers.WebHeaders(reply.headers);
      const hasBody = reply.json !== undefined || reply.text !== undefined || reply.chunks !== undefined;
      this.body = hasBody ? new BodyStream(body) : null;
    }
    get ok(): boolean {
      return this.status >= 200 && this.status <= 299;
    }
    get bodyUsed(): boolean {
      return this.body !== null && isUsed(this.body);
    }
    async text(): Promise<string> {
      const decoder = new kit.Decoder();
      let text = "";
      await this.#each((bytes) => {
        text += decoder.decode(bytes, { stream: true });
      });
      return text + decoder.decode();
    }
    async json(): Promise<unknown> {
      return parse(await this.text());
    }
    async bytes(): Promise<Uint8Array> {
      const all: number[] = [];
      await this.#each((bytes) => {
        for (let index = 0; index < bytes.length; index += 1) all[all.length] = bytes[index] ?? 0;
      });
      return new Bytes(all);
    }
    async arrayBuffer(): Promise<ArrayBufferLike> {
      return (await this.bytes()).buffer;
    }
    async #each(take: (bytes: Uint8Array) => void): Promise<void> {
      if (this.body === null) return;
      if (isUsed(this.body)) throw new NativeTypeError("Body is unusable: Body has already been read");
      const reader = this.body.getReader();
      for (;;) {
        const { value } = await reader.read();
        if (!(value instanceof Bytes)) return reader.releaseLock();
        take(value);
      }
    }
  }
  const respond = (url: string, reply: HttpReply, body: Body): WebResponse => {
    given = { url, reply, body };
    return new WebResponse();
  };
  return { WebResponse, respond };
}
