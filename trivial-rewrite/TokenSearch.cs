using Postfix.Mail;

namespace Postfix.TrivialRewrite;

/// <summary>Finds operators among the tokens of an address.</summary>
internal static class TokenSearch
{
    /// <summary>Index of the first such operator; -1 without one.</summary>
    public static int IndexOf(this List<AddressToken> tokens, char op)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Operator == op)
                return i;
        }
        return -1;
    }

    /// <summary>Index of the last such operator; -1 without one.</summary>
    public static int LastIndexOf(this List<AddressToken> tokens, char op)
    {
        for (int i = tokens.Count - 1; i >= 0; i--)
        {
            if (tokens[i].Operator == op)
                return i;
        }
        return -1;
    }
}
