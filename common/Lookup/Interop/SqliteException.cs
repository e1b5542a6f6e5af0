namespace Postfix.Lookup.Interop;

/// <summary>SQLite cannot do what it was asked to; the message is the library's.</summary>
internal sealed class SqliteException(string message) : Exception(message);
