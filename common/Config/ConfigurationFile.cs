namespace Postfix.Config;

/// <summary>Reads a configuration file as a whole.</summary>
internal static class ConfigurationFile
{
    /// <summary>The content; a failure is the operator's to mend and says so in Postfix's words.</summary>
    public static byte[] Read(string path)
    {
        try
        {
            return System.IO.File.ReadAllBytes(path);
        }
        catch (IOException)
        {
            throw new ConfigurationException($"open {path}: No such file or directory", path);
        }
    }
}
