namespace Postfix.Lookup.Tables;

/// <summary>What a lookup in a database finds: each value through <c>result_format</c>, all of them joined by commas.</summary>
/// <param name="format">Where the values go.</param>
/// <param name="key">The key that is looked up.</param>
internal sealed class DatabaseValues(ResultFormat format, AddressParts key)
{
    private readonly List<string> _values = [];

    /// <summary>Whether there are more values than <c>expansion_limit</c> allows.</summary>
    public bool IsOverLimit => format.Limit > 0 && _values.Count > format.Limit;

    /// <summary>Takes a value; null and empty ones are none. False when no more are wanted.</summary>
    public bool Add(string? value)
    {
        if (value is "")
            format.WarnAboutEmpty(key.Text);
        if (!string.IsNullOrEmpty(value) && format.Template.Expand(new AddressParts(value), key, static piece => piece) is { } text)
            _values.Add(text);
        return !IsOverLimit;
    }

    /// <summary>Forgets the values of a server that did not finish.</summary>
    public void Clear() => _values.Clear();

    /// <summary>The result of the lookup.</summary>
    public LookupResult ToResult() => _values.Count > 0 ? LookupResult.Found(string.Join(',', _values)) : LookupResult.NotFound;
}
