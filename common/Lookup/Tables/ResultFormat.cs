namespace Postfix.Lookup.Tables;

/// <summary>How values of a database become a result (<c>result_format</c>, <c>expansion_limit</c>).</summary>
/// <param name="request">The table.</param>
/// <param name="template">The value of <c>result_format</c>.</param>
/// <param name="limit">Most values of a lookup; 0 for any number.</param>
internal sealed class ResultFormat(TableRequest request, string template, int limit)
{
    /// <summary>The template of each value.</summary>
    public ExpansionTemplate Template { get; } = new(template, isQuery: false, request.Name);

    /// <summary>Most values of a lookup; 0 for any number.</summary>
    public int Limit => limit;

    /// <summary>Takes the parameters of their usual names.</summary>
    public static ResultFormat Read(TableRequest request, TableConfiguration configuration) =>
        new(request, configuration.Required("result_format", "%s"), configuration.Number("expansion_limit", 0));

    /// <summary>Says in the log that a value has nothing in it.</summary>
    public void WarnAboutEmpty(string key) =>
        request.Context.Log.Warning($"table \"{request.Spec}\": empty lookup result for: \"{key}\" -- ignored");
}
