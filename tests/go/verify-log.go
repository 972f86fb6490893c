// Verifies a log's checkpoint and tiles with the Go module system's own packages.
package main

import (
	"fmt"
	"io/ioutil"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type reader struct{ folder string }

func (r reader) Height() int                            { return 8 }
func (r reader) SaveTiles(tiles []tlog.Tile, d [][]byte) {}
func (r reader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		// Go's own path names the height; tlog-tiles leaves it out.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := ioutil.ReadFile(filepath.Join(r.folder, path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func fail(err error) {
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
}

func main() {
	folder := os.Args[1]
	verifier, err := note.NewVerifier(os.Args[2])
	fail(err)
	text, err := ioutil.ReadFile(filepath.Join(folder, "checkpoint"))
	fail(err)
	signed, err := note.Open(text, note.VerifierList(verifier))
	fail(err)
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	fail(err)
	root, err := tlog.ParseHash(lines[2])
	fail(err)
	tree := tlog.Tree{N: size, Hash: root}
	hashes := tlog.TileHashReader(tree, reader{folder})
	for leaf := int64(0); leaf < size; leaf += 97 {
		stored, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, leaf)})
		fail(err)
		proof, err := tlog.ProveRecord(size, leaf, hashes)
		fail(err)
		fail(tlog.CheckRecord(proof, size, root, leaf, stored[0]))
	}
	fmt.Println("verified", size)
}
