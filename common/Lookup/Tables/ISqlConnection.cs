namespace Postfix.Lookup.Tables;

/// <summary>A connection to an SQL server. For one thread at a time; problems throw <see cref="DatabaseException"/>.</summary>
internal interface ISqlConnection : IDisposable
{
    /// <summary>Makes a text harmless between quotes, in the character set of the connection.</summary>
    string Quote(string text);

    /// <summary>Runs a query, and gives each value of each row; null for NULL.</summary>
    /// <param name="query">The query.</param>
    /// <param name="take">Takes a value; false ends the search.</param>
    void Run(string query, Func<string?, bool> take);
}
