namespace Postfix.Lookup.Tables;

/// <summary>The query of an SQL table: <c>query</c>, or put together from the parameters of old (sqlite_table(5)).</summary>
internal static class SqlQuery
{
    /// <param name="request">The table.</param>
    /// <param name="configuration">Its parameters.</param>
    /// <param name="alternative">The query when there is no <c>query</c>; null for that of the parameters of old.</param>
    /// <exception cref="TableException">There is no query, or it makes no sense.</exception>
    public static ExpansionTemplate Read(TableRequest request, TableConfiguration configuration, string? alternative = null)
    {
        string query = configuration.Text("query") is { Length: > 0 } text ? text : alternative ?? Compose(configuration);
        WarnAboutQuotes(query, request);
        return new ExpansionTemplate(query, isQuery: true, request.Name);
    }

    private static string Compose(TableConfiguration configuration)
    {
        string table = configuration.Required("table");
        string select = configuration.Required("select_field"), where = configuration.Required("where_field");
        return $"SELECT {select} FROM {table} WHERE {where}='%s' " + configuration.Text("additional_conditions");
    }

    // A piece of an address outside quotes could be more than a value; double quotes are not quotes of text in every SQL mode.
    private static void WarnAboutQuotes(string query, TableRequest request)
    {
        char open = '\0';
        for (int i = 0; i < query.Length; i++)
        {
            char letter = query[i];
            if (open == '\0' && letter is '\'' or '"')
                open = letter;
            else if (letter == open)
                open = '\0';
            else if (letter == '%' && open != '\'' && i + 1 < query.Length && char.IsAsciiLetterOrDigit(query[i + 1]))
                request.Context.Log.Warning(
                    $"{request.Spec}: query >{query}< contains >{query.AsSpan(i, 2)}< without the recommended '' quotes");
        }
    }
}
