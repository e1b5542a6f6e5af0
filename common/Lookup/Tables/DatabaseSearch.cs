namespace Postfix.Lookup.Tables;

/// <summary>
/// How a database table answers: it is asked for keys that have what its templates take, and its values are formatted. No answer, or
/// more values than allowed, is a failure.
/// </summary>
/// <param name="keys">Which keys the database is asked for.</param>
/// <param name="format">What becomes of the values.</param>
/// <param name="overLimit">What the log says of too many values, before the key in quotes.</param>
/// <param name="reason">Why a lookup fails, one of <see cref="TableReasons"/>.</param>
/// <param name="warn">Takes log lines.</param>
internal sealed class DatabaseSearch(DatabaseKeys keys, ResultFormat format, string overLimit, string reason, Action<string> warn)
{
    /// <summary>Looks up a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="ask">Asks the database and adds its values; false when it has no answer, which the log explains.</param>
    public LookupResult Find(string key, Func<AddressParts, DatabaseValues, bool> ask)
    {
        AddressParts parts = new(key);
        if (keys.Decline(parts) is { } declined)
            return declined;
        DatabaseValues values = new(format, parts);
        if (!ask(parts, values))
            return LookupResult.Failed(reason);
        if (!values.IsOverLimit)
            return values.ToResult();
        warn($"{overLimit}'{key}'");
        return LookupResult.Failed(reason);
    }
}
