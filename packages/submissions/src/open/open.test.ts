import { mkdtemp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { createFolder, describeOnPostgres, openPlace } from "../../test/databases.ts";
import { submitOne } from "../../test/follow.ts";
import { createDatabase } from "../../test/postgres-database.ts";
import { createRequest } from "../../test/samples.ts";
import { openSubmissions } from "../index.ts";

test("refuses a second opening of a folder, and opens it again once it is closed", async () => {
  await using place = await createFolder();
  const request = createRequest();
  {
    await using opened = await openPlace(place);
    await submitOne(opened.submissions, request);
    await expect(openSubmissions(place.options)).rejects.toMatchObject({ code: "folder-locked" });
  }
  await using again = await openPlace(place);
  expect(await again.submissions.submit(request)).toMatchObject({ repeated: true });
});

test("begins anew after a first start that was killed half-way", async () => {
  await using place = await createFolder();
  const { folder } = place.options;
  await rm(join(folder, "data"), { recursive: true });
  await mkdir(join(folder, "data.new"));
  await writeFile(join(folder, "data.new", "PG_VERSION"), "18\n");
  await using opened = await openPlace(place);
  expect(await opened.submissions.countQueue()).toEqual({ queued: 0, running: 0, waiting: 0 });
  expect((await readdir(folder)).toSorted()).toEqual(["data", "lock.1"]);
});

test("says that a folder cannot be used, and why", async () => {
  const base = await mkdtemp(join(tmpdir(), "assay-open-"));
  const file = join(base, "file");
  await writeFile(file, "");
  await expect(openSubmissions({ folder: file })).rejects.toMatchObject({
    code: "folder-unusable",
    message: `The data folder ${file} cannot be used: a file of that name is in the way. Choose another folder, or make this one usable.`,
  });
  await expect(openSubmissions({ folder: join(file, "below") })).rejects.toMatchObject({
    message: expect.stringContaining("a part of its path is a file"),
  });
  await mkdir(join(base, "data"));
  await writeFile(join(base, "data", "PG_VERSION"), "12\n");
  await expect(openSubmissions({ folder: base })).rejects.toMatchObject({ code: "folder-unusable" });
  expect(await readdir(base)).toEqual(["data", "file"]);
  await rm(base, { recursive: true });
});

test.each(["", "nonsense", "http://localhost/assay", "localhost:5432"])(
  "says what an address of PostgreSQL looks like, given %j",
  async (databaseUrl) => {
    await expect(openSubmissions({ databaseUrl })).rejects.toMatchObject({
      code: "address-invalid",
      message: expect.stringContaining("postgres://user:password@host:5432/database"),
    });
  },
);

test("says that a server cannot be reached, without its password", async () => {
  const databaseUrl = "postgres://assay:secret@127.0.0.1:1/lessons";
  await expect(openSubmissions({ databaseUrl })).rejects.toMatchObject({
    code: "unreachable",
    message:
      "The PostgreSQL database lessons at 127.0.0.1:1 cannot be reached. Check that the server runs and that the address is right.",
  });
});

describeOnPostgres("opening", () => {
  const adminUrl = () => {
    const postgres = inject("postgres");
    return "adminUrl" in postgres ? postgres.adminUrl : "";
  };

  test("says which part of the address the server refuses", async () => {
    const nowhere = new URL(adminUrl());
    nowhere.pathname = "nowhere";
    await expect(openSubmissions({ databaseUrl: nowhere.href })).rejects.toMatchObject({
      code: "refused",
      message: expect.stringContaining("does not exist. Create it, or correct the address"),
    });
    const wrong = new URL(adminUrl());
    wrong.password = "wrong";
    wrong.username = "nobody";
    await expect(openSubmissions({ databaseUrl: wrong.href })).rejects.toMatchObject({
      code: "refused",
      message: expect.not.stringContaining("wrong"),
    });
  });

  test("lets many processes open an empty database at the same time", async () => {
    await using database = await createDatabase(adminUrl());
    const options = { databaseUrl: database.url };
    const opened = await Promise.all([1, 2, 3, 4].map(() => openPlace({ options })));
    const ids = await Promise.all(opened.map((each) => submitOne(each.submissions, createRequest())));
    expect(new Set(ids).size).toBe(4);
    expect(await opened[0]?.submissions.countQueue()).toMatchObject({ queued: 4 });
    await Promise.all(opened.map((each) => each.submissions.close()));
  });
});
