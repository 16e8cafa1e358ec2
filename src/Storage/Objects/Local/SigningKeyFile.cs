using System.Security.Cryptography;

namespace Sunomi.Storage.Objects.Local;

/// <summary>The secret behind signed addresses: from the configuration, else from a file beside the root, made once, readable by its owner only.</summary>
internal static class SigningKeyFile
{
    public static byte[] LoadOrCreate(LocalObjectOptions options)
    {
        if (options.SigningKey is { } configured)
        {
            return Decode(configured, "Objects:Local:SigningKey");
        }

        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Root)) + ".key";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
        {
            Create(path);
        }

        return Decode(File.ReadAllText(path), path);
    }

    private static void Create(string path)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}";
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new StreamWriter(temporary, create))
        {
            stream.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // another process made it first: all use that one
            File.Delete(temporary);
        }
    }

    private static byte[] Decode(string text, string source)
    {
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length >= 32
            ? key[..length]
            : throw new InvalidOperationException($"The signing key in {source} must be at least 32 bytes in base64.");
    }
}
