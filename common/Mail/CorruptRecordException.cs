namespace Postfix.Mail;

/// <summary>A queue file or a peer's record stream breaks the record format; the message is unusable.</summary>
public sealed class CorruptRecordException(string problem) : IOException(problem);
