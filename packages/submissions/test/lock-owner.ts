import { lockFolder } from "../src/open/lock.ts";

await lockFolder(process.argv[2] ?? "");
process.send?.("locked");
process.on("disconnect", () => process.exit());
