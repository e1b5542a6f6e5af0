namespace Postfix.Lookup.Tables;

/// <summary>Table names of the form <c>{ … }</c>.</summary>
internal static class Braces
{
    /// <summary>What is between the first brace and its partner when that is all there is; null otherwise.</summary>
    public static string? Content(string name)
    {
        if (!name.StartsWith('{'))
            return null;
        int level = 0;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '{')
                level++;
            else if (name[i] == '}' && --level == 0)
                return i == name.Length - 1 ? name[1..i] : null;
        }
        return null;
    }
}
