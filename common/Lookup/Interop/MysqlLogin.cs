namespace Postfix.Lookup.Interop;

/// <summary>How to log in to a MySQL server and what to expect of it.</summary>
/// <param name="User">The user; empty for the library's choice.</param>
/// <param name="Password">The password; empty for none.</param>
/// <param name="Database">The database.</param>
/// <param name="Texts">Options that are texts; empty ones are not set.</param>
/// <param name="CharacterSet">The character set of keys and values, whatever an options file says.</param>
/// <param name="VerifiesName">Whether the server's certificate must be that of its name; null for the library's choice.</param>
/// <param name="RequiresResultSet">Whether a query without a result set has failed.</param>
/// <param name="Timeout">Longest wait for the connection and for each answer.</param>
internal sealed record MysqlLogin(
    string User, string Password, string Database, IReadOnlyList<(MysqlOption Option, string Value)> Texts, string CharacterSet,
    bool? VerifiesName, bool RequiresResultSet, TimeSpan Timeout);
