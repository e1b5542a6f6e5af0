using Postfix.Mail;

namespace Postfix.Delivery;

/// <summary>Takes a record of a message's content: a line, or the beginning of one.</summary>
public delegate void ContentHandler(RecordType type, ReadOnlySpan<byte> data);
