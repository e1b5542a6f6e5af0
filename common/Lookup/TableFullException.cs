namespace Postfix.Lookup;

/// <summary>
/// A table that is being rebuilt ran out of the space that it had set aside; what was written is gone. It has more space now: write
/// everything again from the start.
/// </summary>
public sealed class TableFullException(string message, Exception cause) : Exception(message, cause);
