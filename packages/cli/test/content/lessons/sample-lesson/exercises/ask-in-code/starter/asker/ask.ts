declare function llm(request: object): Promise<{ choices: [{ message: { content: string } }] }>;

export async function ask({ message }: { message: string }): Promise<string> {
  const reply = await llm({ messages: [{ role: "user", content: message }] });
  return reply.choices[0].message.content;
}
